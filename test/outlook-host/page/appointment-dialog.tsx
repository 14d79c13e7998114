/** The appointment that an add-in asked Outlook to open. It is shown, not kept: this Outlook has no calendar. */
import { useEffect, useRef } from "react";
import type { AppointmentForm } from "../protocol/pane-context";

const WHEN = new Intl.DateTimeFormat("da-DK", { dateStyle: "full", timeStyle: "short", timeZone: "Europe/Copenhagen" });

const formatTime = (time: number | null): string => (time === null ? "" : WHEN.format(time));

export interface AppointmentDialogProps {
  readonly appointment: AppointmentForm;
  readonly onClose: () => void;
}

export function AppointmentDialog({ appointment, onClose }: AppointmentDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  const rows: readonly (readonly [string, string])[] = [
    ["Emne", appointment.subject],
    ["Start", formatTime(appointment.start)],
    ["Slut", formatTime(appointment.end)],
    ["Sted", appointment.location],
    ["Deltagere", appointment.requiredAttendees.join("; ")],
    ["Tekst", appointment.body],
  ];
  return (
    <dialog ref={ref} className="dialog" aria-label="Ny aftale" onClose={onClose}>
      <h2>Ny aftale</h2>
      <dl>
        {rows
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p>Den lokale Outlook har ingen kalender: Aftalen vises, men gemmes ikke.</p>
      <button type="button" className="command command--primary" onClick={() => ref.current?.close()}>
        Luk
      </button>
    </dialog>
  );
}

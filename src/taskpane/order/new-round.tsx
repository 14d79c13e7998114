import { Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { startRound } from "../../app/pane/start-round";
import { checkRoundDates } from "../../domain/campaign/rounds";
import { checkRouteOrder, subjectSystem } from "../../domain/campaign/route-order";
import type { IsoDate } from "../../domain/time/iso-date";
import { proposeOrderBy } from "../../domain/time/working-days";
import { Announced } from "../shell/announcer";
import { Button } from "../shell/button";
import { DateField } from "../shell/date-field";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { asLines, namesIn, SubjectSystemsField } from "./subject-systems-field";
import { useNewRoundTexts } from "./use-new-round-texts";

/** What a mail has said of the round, for the user to confirm. */
interface RoundProposal {
  readonly klikTitle: string | null;
  readonly orderBy: IsoDate | null;
  readonly readyBy: IsoDate | null;
  /** Empty for those of the round before. */
  readonly systems: readonly string[];
}

const NO_PROPOSAL: RoundProposal = { klikTitle: null, orderBy: null, readyBy: null, systems: [] };

interface NewRoundProps {
  readonly onDone: () => void;
  /** What is done instead where the user starts none. */
  readonly onCancel?: () => void;
  readonly proposal?: RoundProposal;
}

/** Starts the order again, for a sortiment that has changed: the ready date, and the order date five working days before. */
export function NewRound({ onDone, onCancel = onDone, proposal = NO_PROPOSAL }: NewRoundProps) {
  const pane = usePane();
  const { campaign, today } = useSnapshot();
  const { newRound } = useTexts().campaign;
  const texts = useNewRoundTexts();
  const [readyBy, setReadyBy] = useState<IsoDate | null>(proposal.readyBy);
  /** Null: the proposal stands. */
  const [ownOrderBy, setOwnOrderBy] = useState<{ readonly date: IsoDate | null } | null>(
    proposal.orderBy && { date: proposal.orderBy },
  );
  // A round orders what the one before did, unless the user says otherwise.
  const before = campaign.routeOrder;
  const [systems, setSystems] = useState(
    asLines(proposal.systems.length > 0 ? proposal.systems : before.subjectSystems.map(({ name }) => name)),
  );
  const [route, setRoute] = useState(before.route);
  const [routes, setRoutes] = useState(before.transfers.routes);
  const [cleanup, setCleanup] = useState(before.transfers.cleanup);

  const proposed = readyBy && proposeOrderBy(readyBy);
  const orderBy = ownOrderBy ? ownOrderBy.date : proposed;
  const dates = readyBy && orderBy ? { readyBy, orderBy, today } : null;
  const problems = dates ? checkRoundDates(dates) : [];
  const routeOrder = {
    route: route.trim(),
    transfers: { routes: routes.trim(), cleanup: cleanup.trim() },
    service: before.service,
    subjectSystems: namesIn(systems).map(
      (name) => before.subjectSystems.find((known) => known.name === name) ?? subjectSystem(name),
    ),
  };
  const lacks = checkRouteOrder(routeOrder);
  const isBlocked =
    problems.includes("ready-date-passed") || problems.includes("order-date-not-before-ready-date") || lacks.length > 0;

  function start(event: FormEvent) {
    event.preventDefault();
    if (!dates || isBlocked) return;
    startRound(pane, { ...dates, routeOrder, klikTitle: proposal.klikTitle });
    onDone();
  }

  return (
    <form className="card" aria-label={newRound} onSubmit={start}>
      <h2>{newRound}</h2>
      <p className="muted">{texts.newRoundText}</p>
      <DateField label={texts.readyBy} isRequired value={readyBy} onChange={setReadyBy} />
      <DateField
        label={texts.orderBy}
        hint={ownOrderBy === null && proposed ? texts.proposed : ""}
        value={orderBy}
        onChange={(date) => setOwnOrderBy({ date })}
      />
      <SubjectSystemsField typed={systems} onChange={setSystems} />
      <details>
        <summary>{texts.route}</summary>
        <Field label={texts.routeName} hint={texts.routeHint}>
          <Input value={route} onChange={(_, data) => setRoute(data.value)} />
        </Field>
        <Field label={texts.transfer(1)}>
          <Input value={routes} onChange={(_, data) => setRoutes(data.value)} />
        </Field>
        <Field label={texts.transfer(2)}>
          <Input value={cleanup} onChange={(_, data) => setCleanup(data.value)} />
        </Field>
      </details>
      {problems.map((problem) => (
        <Announced key={problem} sentence={texts.dateProblem[problem]} />
      ))}
      {lacks.map((problem) => (
        <Announced key={problem} sentence={texts.routeProblem[problem]} />
      ))}
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={!dates || isBlocked}>
          {texts.start}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

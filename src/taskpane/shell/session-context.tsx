import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { PaneSession, PaneSnapshot } from "../../app/pane/pane-session";

const SessionContext = createContext<PaneSession | null>(null);

/** Gives the views below it the session. */
export function SessionProvider({
  session,
  children,
}: {
  readonly session: PaneSession;
  readonly children: ReactNode;
}) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** The session: what can be done. */
export function useSession(): PaneSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("A view stands outside SessionProvider");
  return session;
}

/** What the pane shows, anew after every change. */
export function useSnapshot(): PaneSnapshot {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

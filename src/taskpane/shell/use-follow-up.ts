import { useMemo } from "react";
import { FollowUp } from "../../app/follow-up/follow-up";
import { useSession } from "./session-context";

/** The use cases of following an order up. Only views that are fetched later use them. */
export function useFollowUp(): FollowUp {
  const { ports } = useSession();
  return useMemo(() => new FollowUp(ports), [ports]);
}

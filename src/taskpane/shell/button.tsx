import type { ComponentPropsWithoutRef, MouseEvent } from "react";

interface ButtonProps extends ComponentPropsWithoutRef<"button"> {
  readonly appearance?: "primary" | "secondary" | "subtle" | "transparent";
  readonly size?: "small" | "medium";
  /** Cannot be pressed, but stays in the order of keys, so that the reason can be heard. */
  readonly disabledFocusable?: boolean;
}

/**
 * A button with the look of Fluent's, as a plain element: it stands in the first view, which waits for no component
 * library (docs/adr/0004).
 */
export function Button({
  appearance = "secondary",
  size = "medium",
  disabledFocusable = false,
  className = "",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${appearance} ${size === "small" ? "button-small" : ""} ${className}`}
      aria-disabled={disabledFocusable || undefined}
      onClick={disabledFocusable ? swallow : onClick}
    />
  );
}

/** Also keeps a button that sends a form from sending it. */
function swallow(event: MouseEvent): void {
  event.preventDefault();
}

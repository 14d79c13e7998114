import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createContext, type ReactNode, useContext } from "react";
import { useIsDark } from "./theme";

const InsideContext = createContext(false);

/** Gives Fluent's components below it their theme. They are fetched with the views that use them (docs/adr/0004). */
export function FluentPart({ children }: { readonly children: ReactNode }) {
  const isDark = useIsDark();
  if (useContext(InsideContext)) return children;
  return (
    <InsideContext.Provider value={true}>
      <FluentProvider className="fluent-part" theme={isDark ? webDarkTheme : webLightTheme}>
        {children}
      </FluentProvider>
    </InsideContext.Provider>
  );
}

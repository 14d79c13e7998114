/**
 * The pane as the usual React template would have it, with the same words: Fluent UI's components from the package's main
 * entry, all in one script. `npm run bench -- pane-load` measures ours beside it.
 */
import {
  Button,
  Card,
  CardHeader,
  Combobox,
  Field,
  FluentProvider,
  Input,
  MessageBar,
  MessageBarBody,
  Option,
  Tab,
  TabList,
  Text,
  webLightTheme,
} from "@fluentui/react-components";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { MUNICIPALITIES } from "../../src/domain/municipality/municipality";

interface StockOrder {
  readonly heading: string;
  readonly system: string;
  readonly to: string;
}

const ORDERS: readonly StockOrder[] = [
  { heading: "Mail 1 af 2 – bogføring", system: "Kvantum", to: "ruter@leverandoer-a.example.dk" },
  { heading: "Mail 2 af 2 – opkrævning", system: "KMD Opus Debitor", to: "ruter@leverandoer-b.example.dk" },
];

function StockPane() {
  const [view, setView] = useState<unknown>("order");
  return (
    <FluentProvider theme={webLightTheme}>
      <Text as="h1" size={500} weight="semibold">
        Rutebestilling
      </Text>
      <Field label="Kommune">
        <Combobox defaultValue="Københavns Kommune">
          {MUNICIPALITIES.map(({ code, name }) => (
            <Option key={code} value={code}>
              {name}
            </Option>
          ))}
        </Combobox>
      </Field>
      <TabList selectedValue={view} onTabSelect={(_, { value }) => setView(value)}>
        <Tab value="order">Bestilling</Tab>
        <Tab value="checklist">Tjekliste</Tab>
        <Tab value="profile">Profil</Tab>
      </TabList>
      {view === "order" ? <Orders /> : <ContactFields />}
    </FluentProvider>
  );
}

function Orders() {
  return (
    <>
      <MessageBar intent="warning">
        <MessageBarBody>Frist: 18. marts 2020. Klar inden: 25. marts 2020.</MessageBarBody>
      </MessageBar>
      {ORDERS.map(({ heading, system, to }, index) => (
        <Card key={heading}>
          <CardHeader header={<Text weight="semibold">{heading}</Text>} description={<Text>{system}</Text>} />
          <Text>Til: {to}</Text>
          <Text>Bilag: Bilag 1, Bilag 2</Text>
          <Button appearance={index === 0 ? "primary" : "secondary"}>Udfyld mail {index + 1}</Button>
        </Card>
      ))}
    </>
  );
}

function ContactFields() {
  return (
    <>
      <Field label="Kontaktperson">
        <Input />
      </Field>
      <Field label="Kontaktpersonens e-mail">
        <Input type="email" />
      </Field>
    </>
  );
}

void Office.onReady(() => {
  const container = document.getElementById("pane");
  if (container) createRoot(container).render(<StockPane />);
});

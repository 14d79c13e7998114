/**
 * What stands for office.js in the bench of pane-load: an Outlook with an empty draft and a saved profile, which answers in
 * the next task. The real one is part of every pane alike, and would hide what differs. The bench puts in
 * the settings of the mailbox.
 */
(() => {
  const settings = __SETTINGS__;
  const answer =
    (value) =>
    (...parameters) => {
      const done = parameters.findLast((parameter) => typeof parameter === "function");
      setTimeout(() => done?.({ status: "succeeded", value }));
    };
  const properties = { get: () => undefined, set: () => undefined, saveAsync: answer() };
  const item = {
    itemType: "message",
    subject: { getAsync: answer("") },
    to: { getAsync: answer([]) },
    cc: { getAsync: answer([]) },
    body: { getTypeAsync: answer("html"), getAsync: answer("") },
    getItemIdAsync: answer("id"),
    loadCustomPropertiesAsync: answer(properties),
  };
  const context = {
    platform: "OfficeOnline",
    displayLanguage: "da-DK",
    diagnostics: { version: "16.0" },
    partitionKey: "bench",
    officeTheme: { bodyBackgroundColor: "#ffffff" },
    requirements: { isSetSupported: () => true },
    roamingSettings: { get: (name) => settings[name], set: () => undefined, saveAsync: answer() },
    mailbox: {
      item,
      userProfile: { emailAddress: "anna.eksempel@kk.dk" },
      diagnostics: { hostName: "OutlookWebApp" },
      addHandlerAsync: answer(),
    },
  };
  globalThis.Office = {
    context,
    EventType: { ItemChanged: "ItemChanged", OfficeThemeChanged: "OfficeThemeChanged" },
    onReady: (done) => {
      const info = { host: "Outlook", platform: "OfficeOnline" };
      done?.(info);
      return Promise.resolve(info);
    },
  };
})();

import { SettingsError } from "../../../src/app/ports/settings";
import { CallQueue } from "../../../src/outlook/call-queue";
import { OutlookSettings, SETTINGS_LIMIT } from "../../../src/outlook/outlook-settings";

/** The part of roamingSettings that the adapter uses. What the test did not arrange is not there. */
function arrangeRoamingSettings(stored: Record<string, unknown>, answer: { status: string; error?: Office.Error }) {
  const saved: Record<string, unknown>[] = [];
  const values = { ...stored };
  const roamingSettings = {
    get: (name: string) => values[name],
    set: (name: string, value: unknown) => {
      values[name] = value;
    },
    saveAsync: (done: (result: unknown) => void) => {
      if (answer.status === "succeeded") saved.push({ ...values });
      done(answer);
    },
  } as unknown as Office.RoamingSettings;
  return { settings: new OutlookSettings(roamingSettings, new CallQueue()), saved };
}

describe("OutlookSettings", () => {
  it("reads what is stored, and null where nothing is", () => {
    const { settings } = arrangeRoamingSettings({ rutebestilling: { version: 1 } }, { status: "succeeded" });
    expect(settings.read()).toEqual({ version: 1 });
    expect(arrangeRoamingSettings({}, { status: "succeeded" }).settings.read()).toBeNull();
  });

  it("saves, leaves other keys alone, and says how many bytes are in use", async () => {
    const { settings, saved } = arrangeRoamingSettings({ andet: 1 }, { status: "succeeded" });
    const bytes = await settings.save({ navn: "æøå" });
    expect(saved).toEqual([{ andet: 1, rutebestilling: { navn: "æøå" } }]);
    expect(bytes).toBe(Buffer.from(JSON.stringify({ rutebestilling: '{"navn":"æøå"}' })).length);
    expect(settings.read()).toEqual({ navn: "æøå" });
  });

  it("refuses what is over 32 KB as it will be stored, and keeps what was there", async () => {
    const { settings, saved } = arrangeRoamingSettings({ rutebestilling: "før" }, { status: "succeeded" });
    const quotes = '"'.repeat(SETTINGS_LIMIT / 4);
    await expect(settings.save(quotes)).rejects.toMatchObject({ kind: "too-large" });
    expect(saved).toEqual([]);
    expect(settings.read()).toBe("før");
    await expect(settings.save("x".repeat(SETTINGS_LIMIT - 100))).resolves.toBeLessThanOrEqual(SETTINGS_LIMIT);
  });

  it("says that it was not saved when Outlook refuses; the pane goes on with the new value", async () => {
    const error = { code: 9019, message: "Nej", name: "Fejl" } as Office.Error;
    const { settings } = arrangeRoamingSettings({}, { status: "failed", error });
    const work = settings.save({ version: 1 });
    await expect(work).rejects.toBeInstanceOf(SettingsError);
    await expect(work).rejects.toMatchObject({ kind: "not-saved", message: "Nej" });
    expect(settings.read()).toEqual({ version: 1 });
  });
});

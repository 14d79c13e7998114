import { Faults } from "../../outlook-host/protocol/faults";

test("a fault meets the calls of its name: after so many, for so many", () => {
  const faults = new Faults();
  faults.arm({ name: "saveAsync", kind: "fail", code: 9021, after: 1, times: 2 });
  const met = ["saveAsync", "saveAsync", "close", "saveAsync", "saveAsync"].map(
    (name) => faults.meet([name])?.kind ?? null,
  );
  expect(met).toEqual([null, "fail", null, "fail", null]);
  expect(faults.armed).toEqual([]);
});

test("recipients are met by the field's name and by the common one", () => {
  const faults = new Faults();
  faults.arm({ name: "cc.addAsync", kind: "neverAnswer", workIsDone: false });
  expect(faults.meet(["to.addAsync", "recipients.addAsync"])).toBeNull();
  expect(faults.meet(["cc.addAsync", "recipients.addAsync"])?.kind).toBe("neverAnswer");
  faults.arm({ name: "recipients.addAsync", kind: "fail", code: 1 });
  expect(faults.meet(["to.addAsync", "recipients.addAsync"])?.kind).toBe("fail");
});

test("clearing takes all away", () => {
  const faults = new Faults();
  faults.arm({ name: "saveAsync", kind: "switchItem" });
  faults.loseAttachment("a.docx");
  faults.latencyMs = 50;
  faults.clear();
  expect([faults.armed, faults.losesAttachment("a.docx"), faults.latencyMs]).toEqual([[], false, 0]);
});

import { formValues } from "../../../src/domain/forms/values";
import { fillTemplate } from "../../../src/forms/fill-template";
import { referencesInDocument } from "../../../src/forms/form-references";
import { DATES, ordersOf, projectFile, ROUTE_FORM, SHORT } from "./form-fixtures";

test("a form that was filled names its own order, and no other", () => {
  for (const order of ordersOf("101", SHORT)) {
    const form = fillTemplate(projectFile("assets/forms/bilag-1.docx"), formValues(order, ROUTE_FORM, DATES));
    expect(referencesInDocument(form)).toEqual([order.reference]);
  }
});

test("an empty form names none", () => {
  expect(referencesInDocument(projectFile("assets/forms/bilag-1.docx"))).toEqual([]);
});

test("what is no document says nothing", () => {
  expect(referencesInDocument(new TextEncoder().encode("PK\u0003\u0004 ØIR03-101-BOG"))).toBeNull();
});

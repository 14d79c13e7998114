import { parseRequest, writeAnswer, writeEvent } from "../../outlook-host/protocol/envelope";

const request = {
  _messageType: 0,
  _actionName: "ExecuteMethod",
  _conversationId: "c",
  _correlationId: 7,
  _origin: "https://a.eksempel.dk",
  _data: { x: 1 },
  _actionType: 0,
  _serializerVersion: 1,
};

test.each([
  ["text that is not JSON", "hej"],
  ["something that is not text", { ...request }],
  ["a response", JSON.stringify({ ...request, _messageType: 1 })],
  ["a request without a name", JSON.stringify({ ...request, _actionName: undefined })],
  ["a request without a number", JSON.stringify({ ...request, _correlationId: "7" })],
  ["null", "null"],
])("%s is no request", (_name, message) => {
  expect(parseRequest(message)).toBeNull();
});

test("an answer repeats the request's number and name", () => {
  const parsed = parseRequest(JSON.stringify(request));
  expect(parsed).toMatchObject({ actionName: "ExecuteMethod", correlationId: 7, data: { x: 1 } });
  if (!parsed) throw new Error("no request");
  expect(JSON.parse(writeAnswer(parsed, { hostOrigin: "https://h", data: null }))).toEqual({
    _messageType: 1,
    _actionName: "ExecuteMethod",
    _conversationId: "c",
    _correlationId: 7,
    _origin: "https://h",
    _data: null,
    _errorCode: 0,
    _responseType: 0,
    _serializerVersion: 1,
  });
});

test("an event is a response of its own kind", () => {
  expect(JSON.parse(writeEvent("olkItemSelectedChanged", "c", "https://h", null))).toMatchObject({
    _messageType: 1,
    _actionName: "olkItemSelectedChanged",
    _responseType: 1,
  });
});

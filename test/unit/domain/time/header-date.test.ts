import { sentTimeIn } from "../../../../src/domain/time/header-date";

test.each([
  ["Date: Tue, 10 Mar 2020 10:00:00 +0100", "2020-03-10T09:00:00.000Z"],
  ["date: 10 Mar 2020 09:00 GMT", "2020-03-10T09:00:00.000Z"],
  ["Date: Tue, 10 Mar 2020 01:30:15 -0730", "2020-03-10T09:00:15.000Z"],
  [
    "Received: by x;\r\n Tue, 10 Mar 2020 08:00:00 +0000\r\nDate: Tue,\r\n 10 Mar 2020 09:00:00 +0000 (UTC)\r\n",
    "2020-03-10T09:00:00.000Z",
  ],
])("%j", (headers, time) => {
  expect(sentTimeIn(headers)?.toISOString()).toBe(time);
});

test.each([
  "",
  "Subject: Date: 10 Mar 2020 09:00:00 +0000",
  "X-Date: Tue, 10 Mar 2020 09:00:00 +0000",
  "Date: 2020-03-10T09:00:00Z",
  "Date: Tue, 31 Feb 2020 09:00:00 +0000",
  "Date: Tue, 10 Foo 2020 09:00:00 +0000",
  "Date: Tue, 10 Mar 2020 25:00:00 +0000",
  "Date: Tue, 10 Mar 2020 09:00:00 +0000\nDate: Wed, 11 Mar 2020 09:00:00 +0000",
])("no time of sending: %j", (headers) => {
  expect(sentTimeIn(headers)).toBeNull();
});

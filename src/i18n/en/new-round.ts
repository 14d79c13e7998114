import type { NewRoundTexts } from "../da/new-round";

export const newRoundEn: NewRoundTexts = {
  newRoundText: "The order is to be placed again when a sortiment changes.",
  readyBy: "The routes must be ready before",
  orderBy: "Order by",
  proposed: "Proposed: five working days before, as in the KLIK task.",
  systems: "Subject systems",
  systemsHint: "Enter one on each line.",
  route: "Route and transfers, as in the previous round",
  routeName: "Route",
  routeHint: "Change this only if the new KLIK task names another one.",
  transfer: (form) => `Transfer in Bilag ${form}`,
  routeProblem: {
    "route-missing": "Enter the name of the route as the task writes it, for example SFTP-Rute_2.",
    "transfer-missing": "Enter the name of the transfer as the task writes it, for example SortimentOverfør_1.",
    "service-missing": "The round you start from names no integration.",
    "subject-systems-missing": "Enter at least one system.",
  },
  start: "Start the round",
  cancel: "Cancel",
  dateProblem: {
    "ready-date-passed": "The date when the routes must be ready must be after today.",
    "order-date-not-before-ready-date": "The order date must be before the date when the routes must be ready.",
    "order-date-passed": "There are fewer than five working days left. The order will be placed after its deadline.",
    "ready-date-not-a-working-day": "The date when the routes must be ready is not a working day.",
  },
};

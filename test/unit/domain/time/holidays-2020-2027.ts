/**
 * The 84 Danish public holidays of 2020 to 2027: date, weekday, name. Computed apart from this project and compared with
 * the PyPI package `holidays` 0.105 (no difference in any of the eight years). Retrieved 2026-11-22 from
 * danish-public-holidays-2020-2027.csv, sha256 d48211f3767d6734e9dab37dbd8d6a48b99e21bd2b5dfa6aab7f4a6dccd79e92.
 */
export const HOLIDAYS_2020_2027: readonly { date: string; weekday: string; name: string }[] = `
2020-01-01,ons,Nytårsdag
2020-04-09,tor,Skærtorsdag
2020-04-10,fre,Langfredag
2020-04-12,søn,Påskedag
2020-04-13,man,2. påskedag
2020-05-08,fre,Store bededag
2020-05-21,tor,Kristi himmelfartsdag
2020-05-31,søn,Pinsedag
2020-06-01,man,2. pinsedag
2020-12-25,fre,Juledag
2020-12-26,lør,2. juledag
2021-01-01,fre,Nytårsdag
2021-04-01,tor,Skærtorsdag
2021-04-02,fre,Langfredag
2021-04-04,søn,Påskedag
2021-04-05,man,2. påskedag
2021-04-30,fre,Store bededag
2021-05-13,tor,Kristi himmelfartsdag
2021-05-23,søn,Pinsedag
2021-05-24,man,2. pinsedag
2021-12-25,lør,Juledag
2021-12-26,søn,2. juledag
2022-01-01,lør,Nytårsdag
2022-04-14,tor,Skærtorsdag
2022-04-15,fre,Langfredag
2022-04-17,søn,Påskedag
2022-04-18,man,2. påskedag
2022-05-13,fre,Store bededag
2022-05-26,tor,Kristi himmelfartsdag
2022-06-05,søn,Pinsedag
2022-06-06,man,2. pinsedag
2022-12-25,søn,Juledag
2022-12-26,man,2. juledag
2023-01-01,søn,Nytårsdag
2023-04-06,tor,Skærtorsdag
2023-04-07,fre,Langfredag
2023-04-09,søn,Påskedag
2023-04-10,man,2. påskedag
2023-05-05,fre,Store bededag
2023-05-18,tor,Kristi himmelfartsdag
2023-05-28,søn,Pinsedag
2023-05-29,man,2. pinsedag
2023-12-25,man,Juledag
2023-12-26,tir,2. juledag
2024-01-01,man,Nytårsdag
2024-03-28,tor,Skærtorsdag
2024-03-29,fre,Langfredag
2024-03-31,søn,Påskedag
2024-04-01,man,2. påskedag
2024-05-09,tor,Kristi himmelfartsdag
2024-05-19,søn,Pinsedag
2024-05-20,man,2. pinsedag
2024-12-25,ons,Juledag
2024-12-26,tor,2. juledag
2025-01-01,ons,Nytårsdag
2025-04-17,tor,Skærtorsdag
2025-04-18,fre,Langfredag
2025-04-20,søn,Påskedag
2025-04-21,man,2. påskedag
2025-05-29,tor,Kristi himmelfartsdag
2025-06-08,søn,Pinsedag
2025-06-09,man,2. pinsedag
2025-12-25,tor,Juledag
2025-12-26,fre,2. juledag
2026-01-01,tor,Nytårsdag
2026-04-02,tor,Skærtorsdag
2026-04-03,fre,Langfredag
2026-04-05,søn,Påskedag
2026-04-06,man,2. påskedag
2026-05-14,tor,Kristi himmelfartsdag
2026-05-24,søn,Pinsedag
2026-05-25,man,2. pinsedag
2026-12-25,fre,Juledag
2026-12-26,lør,2. juledag
2027-01-01,fre,Nytårsdag
2027-03-25,tor,Skærtorsdag
2027-03-26,fre,Langfredag
2027-03-28,søn,Påskedag
2027-03-29,man,2. påskedag
2027-05-06,tor,Kristi himmelfartsdag
2027-05-16,søn,Pinsedag
2027-05-17,man,2. pinsedag
2027-12-25,lør,Juledag
2027-12-26,søn,2. juledag`
  .trim()
  .split("\n")
  .map((row) => {
    const [date = "", weekday = "", name = ""] = row.split(",");
    return { date, weekday, name };
  });

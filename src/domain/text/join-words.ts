/** `a`, `a og b`, `a, b og c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`;
}

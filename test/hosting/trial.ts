/** Does what the shipped configurations say of the first weeks: a # before the one line, and none before the others. */
export function onTrial(configuration: string): string {
  const lines = configuration.split("\n");
  const told = lines.findIndex((line) => /^\s*# På prøve i de første uger: sæt # foran linjen/.test(line));
  if (told === -1) throw new Error("The shipped configuration does not say how the policy is tried.");
  return lines
    .map((line, at) => {
      if (at === told + 1 || at === told + 2) return line.replace("# ", "");
      return at < told && /^\s*(?:add_header|Header always set) Content-Security-Policy /.test(line)
        ? `# ${line}`
        : line;
    })
    .join("\n");
}

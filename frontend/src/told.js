// What is read aloud.

// `told`: pairs of outcome and how many of it, those that are not 0.
export function clusterWords(pattern, count, told, names) {
  const words = pattern.replace("{count}", count);
  const parts = told.filter(([outcome]) => names[outcome]).map(([outcome, part]) => `${names[outcome]}: ${part}`);
  return parts.length ? `${words} (${parts.join(", ")})` : words;
}

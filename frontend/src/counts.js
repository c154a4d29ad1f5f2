const NONE = -1;

// How many of the rows lie in each quarter; `quarterOf` holds the quarter of each row, -1 for none.
export function countRows(rows, quarterOf, count) {
  const counts = new Array(count).fill(0);
  for (const row of rows) if (quarterOf[row] !== NONE) counts[quarterOf[row]] += 1;
  return counts;
}

// Entries of one door stand side by side, or nobody could press the lower ones. Pixels, per entry.
const STEP_PX = 32;
const IN_A_ROW = 4;

export function sideBySide(columns) {
  const doors = new Map();
  columns.lon.forEach((lon, place) => {
    const door = `${lon} ${columns.lat[place]}`;
    doors.set(door, [...(doors.get(door) || []), place]);
  });
  const shifts = columns.lon.map(() => [0, 0]);
  for (const places of doors.values()) {
    const width = Math.min(places.length, IN_A_ROW);
    places.forEach((place, number) => {
      const column = (number % IN_A_ROW) - (width - 1) / 2;
      shifts[place] = [column * STEP_PX, Math.floor(number / IN_A_ROW) * STEP_PX];
    });
  }
  return shifts;
}

// Room for names: who comes first keeps their place. A text is a row of discs of one size, in pixels.
export class Room {
  constructor(size) {
    this.size = size;
    this.cells = new Map();
  }

  take(spots) {
    if (!spots.every((spot) => this.isFree(spot))) return false;
    for (const spot of spots) {
      const key = this.cell(spot).join();
      this.cells.set(key, [...(this.cells.get(key) || []), spot]);
    }
    return true;
  }

  cell([x, y]) {
    return [Math.floor(x / this.size), Math.floor(y / this.size)];
  }

  isFree(spot) {
    const [column, row] = this.cell(spot);
    for (let x = column - 1; x <= column + 1; x++) {
      for (let y = row - 1; y <= row + 1; y++) {
        for (const other of this.cells.get(`${x},${y}`) || []) {
          if (Math.hypot(spot[0] - other[0], spot[1] - other[1]) < this.size) return false;
        }
      }
    }
    return true;
  }
}

// The angle in radians, clockwise.
export function textSpots([x, y], width, size, angle = 0) {
  const count = Math.max(1, Math.round(width / size));
  return Array.from({ length: count }, (_, number) => {
    const along = ((number + 0.5) / count) * width - width / 2;
    return [x + along * Math.cos(angle), y + along * Math.sin(angle)];
  });
}

// How far a map moves so that a box on it is seen whole, clear of the buttons at its edge.
export const MARGINS = { left: 8, top: 8, right: 66, bottom: 70 };

// Pixels to the right and down; what is larger than the room shows its left and upper edge.
export function stepInto(box, room) {
  return [
    step(box.left, box.right, room.left + MARGINS.left, room.right - MARGINS.right),
    step(box.top, box.bottom, room.top + MARGINS.top, room.bottom - MARGINS.bottom),
  ];
}

function step(start, end, first, last) {
  const over = Math.max(0, end - last);
  return Math.round(start - over < first ? start - first : over);
}

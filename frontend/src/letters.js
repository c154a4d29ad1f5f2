// Coordinates as letters, as sozialmap/maps/packed_ground.py writes them: steps of 1e-5 degrees,
// zigzag, five bits a letter.
const STEPS = 1e5;
const FIRST_LETTER = 63;

export function decode(text) {
  const steps = [];
  let step = 0;
  let shift = 0;
  for (let place = 0; place < text.length; place++) {
    const letter = text.charCodeAt(place) - FIRST_LETTER;
    step |= (letter & 31) << shift;
    if (letter & 32) {
      shift += 5;
    } else {
      steps.push(step & 1 ? ~(step >> 1) : step >> 1);
      step = shift = 0;
    }
  }
  return steps;
}

// Degrees, longitude and latitude in turns.
export function degrees(text, [lon, lat]) {
  const points = decode(text);
  let x = 0;
  let y = 0;
  for (let place = 0; place < points.length; place += 2) {
    points[place] = lon + (x += points[place]) / STEPS;
    points[place + 1] = lat + (y += points[place + 1]) / STEPS;
  }
  return points;
}

export function spot([x, y], [lon, lat]) {
  return [lon + x / STEPS, lat + y / STEPS];
}

// A kind's shapes are parted by ";", their parts by ",".
export function shapes(packed, origin) {
  return packed.split(";").map((shape) => shape.split(",").map((part) => degrees(part, origin)));
}

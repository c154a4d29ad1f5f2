// Tiles by blocks: a PMTiles file is read in parts of fixed size, each with an address of its own,
// since browsers do not keep the answers to requests for ranges.
import { PMTiles } from "pmtiles";

export const BLOCK = 65536; // as sozialmap/web/routes.py cuts
const MOST_KEPT = 32;

export class BlockSource {
  constructor(url, read = fetchBlock) {
    this.url = url;
    this.read = read;
    this.kept = new Map();
  }

  getKey() {
    return this.url;
  }

  async getBytes(offset, length) {
    const first = Math.floor(offset / BLOCK);
    const last = Math.floor((offset + length - 1) / BLOCK);
    const numbers = Array.from({ length: last - first + 1 }, (_, step) => first + step);
    const parts = await Promise.all(numbers.map((number) => this.block(number)));
    return { data: await cut(parts, offset - first * BLOCK, length) };
  }

  // The file may end before what was asked for: PMTiles asks for more than small files have.
  block(number) {
    if (!this.kept.has(number)) {
      const asked = this.read(`${this.url}/${number}`);
      asked.catch(() => this.kept.delete(number)); // so that the next look asks again
      this.kept.set(number, asked);
      if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
    }
    return this.kept.get(number);
  }
}

function cut(parts, start, length) {
  if (parts.length === 1) return parts[0].slice(start, start + length);
  return new Blob(parts).slice(start, start + length).arrayBuffer();
}

async function fetchBlock(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

export const openTiles = (url) => new PMTiles(new BlockSource(url));

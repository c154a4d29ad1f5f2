// JSON that was deflated and written in base64.
import { fromBase64 } from "./mask.js";

export async function inflate(text) {
  const stream = new Blob([fromBase64(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

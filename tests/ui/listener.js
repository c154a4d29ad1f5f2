// Tells tests when a page of Streamlit rests: each run of its script that was asked for has ended and
// nothing more has come for a moment. Reads only the numbers of fields of Streamlit's messages
// (BackMsg 11 asks for a run, ForwardMsg 6 ends one, value 2: another one follows).
(() => {
  if (window !== window.top) return;
  const QUIET_MS = 120;
  const ASK = 11, END = 6, ANOTHER = 2;
  const sockets = (window.streamlitSockets = []);
  let asked = 0, ended = -1, last = 0, follows = false;

  function number(bytes, at) {
    let value = 0, shift = 1;
    for (; at < bytes.length; at += 1) {
      value += (bytes[at] & 127) * shift;
      shift *= 128;
      if (bytes[at] < 128) return [value, at + 1];
    }
    return [value, at];
  }

  function* fields(bytes) {
    for (let at = 0, tag, value; at < bytes.length; ) {
      [tag, at] = number(bytes, at);
      const kind = tag % 8;
      if (kind === 0 || kind === 2) [value, at] = number(bytes, at);
      else return;
      yield [Math.floor(tag / 8), value];
      if (kind === 2) at += value;
    }
  }

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...told) {
      super(...told);
      sockets.push(this);
      this.addEventListener("message", ({ data }) => {
        last = performance.now();
        if (!(data instanceof ArrayBuffer)) return;
        for (const [field, value] of fields(new Uint8Array(data))) {
          if (field === END) [ended, follows] = [last, value === ANOTHER];
        }
      });
    }

    send(data) {
      const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null;
      if (bytes) for (const [field] of fields(bytes)) if (field === ASK) asked = performance.now();
      super.send(data);
    }
  };

  const rests = () =>
    ended >= asked && !follows && performance.now() - last > QUIET_MS
    && !!document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');

  // Resolves as soon as a check holds; a policy that forbids `eval` forbids Playwright's own waiting.
  window.waitUntil = (check, most) =>
    new Promise((done, fail) => {
      const end = performance.now() + most;
      const look = () => {
        if (check()) done(true);
        else if (performance.now() > end) fail(new Error(`Timeout ${most}ms exceeded: ${check}`));
        else setTimeout(look, 30);
      };
      look();
    });
  window.streamlitRests = (most) => window.waitUntil(rests, most);
})();

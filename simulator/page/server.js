// Talks to the simulator: one function for each thing a player can do, and the live events.

const toast = document.getElementById('toast');
let hiding;

/** Says something at the foot of the page for a few seconds. */
export function say(message) {
  toast.textContent = message;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (toast.hidden = true), 4000);
}

/** Posts to the control API; resolves to its answer, or to null after telling the player why not. */
export async function post(action, body) {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const result = await answer.json();
    if (result.ok) return result;
    say(result.message);
  } catch {
    say('服务器没有回应，它还在运行吗？');
  }
  return null;
}

export async function fetchState() {
  const answer = await fetch('state');
  return answer.json();
}

/**
 * Listens for ever. `onOpen` also runs after a broken connection came back: what happened meanwhile is then in the
 * state, not in the events.
 */
export function listen({ onOpen, onBubble, onSurroundings }) {
  const events = new EventSource('events');
  events.addEventListener('open', onOpen);
  events.addEventListener('bubble', (event) => onBubble(JSON.parse(event.data)));
  events.addEventListener('surroundings', (event) => onSurroundings(JSON.parse(event.data)));
}

/**
 * Subscribes a listener without keeping it, and all that it reaches, alive: engines live as long as the page, and the
 * worlds of scenarios, lessons and copies that were opened over them do not. Whoever subscribes has to hold the listener.
 */
export function subscribeWeakly(subscribe: (listener: () => void) => () => void, listener: () => void): void {
  const held = new WeakRef(listener);
  const unsubscribe = subscribe(() => {
    const present = held.deref();
    if (present === undefined) unsubscribe();
    else present();
  });
}

declare module 'events/events.js' {
  type Listener = (...args: never[]) => unknown;
  export default class EventEmitter {
    on(event: string, listener: Listener): this;
    once(event: string, listener: Listener): this;
    emit(event: string, ...args: unknown[]): boolean;
    listenerCount(event: string): number;
  }
}

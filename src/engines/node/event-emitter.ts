/** Node's `EventEmitter` from the npm package: the plain name would be Node's own module where the tests run. */
import EventEmitter from 'events/events.js';

export { EventEmitter };

// Before first paint, in this order.
import './policy.js';
import './trust.js';
import './settle.js';
import './look.js';
import './loader.js';
import './presses.js';
import './pointing/events.js';

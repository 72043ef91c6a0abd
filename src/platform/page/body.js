// Once the document has been read.
import './apps.js';
import './failure.js';
import './names.js';
import './offline.js';
import './paper.js';
import './pointing/accessible-names.js';
import './sliders.js';
import './translated.js';
import { inFrame } from './frame.js';

if (parent !== window) inFrame();

// One start of the whole program serves all of these: loading it takes longer than they do.
import './story.js';
import './invokes.js';
import './parity.js';

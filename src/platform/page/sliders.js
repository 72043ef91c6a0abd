// Up to where a slider is filled, until the app keeps it so (views/styled.rs): a stylesheet knows no field's value, and the policy
// allows no style in the markup.
/** @param {HTMLInputElement} slider */
const fill = ({ style, value, min, max }) =>
  style.setProperty('--at', `${((Number(value) - Number(min)) / (Number(max) - Number(min))) * 100}%`);

const fillAll = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[type="range"]')).forEach(fill);

fillAll();
// Some browsers give fields the values back that they had before a reload.
addEventListener('pageshow', fillAll);
// Before presses.js, which holds the event until the app is there.
addEventListener(
  'input',
  /** @param {From<Event, HTMLInputElement>} event */ ({ target }) => {
    if (target.type === 'range') fill(target);
  },
  true,
);

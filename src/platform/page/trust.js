// Trusted Types: what may be handed to the browser as markup or as the address of a script. The app writes plain,
// well-formed markup; whatever else turns up in its place (an element or attribute that runs or loads, a tag that a parser
// could read in another way) is refused, and the policy's report names it.
const TAG = /<\/?(?!script|iframe|object|embed|link|meta|base)[a-z][\w-]*(?:\s+(?!on|srcdoc)[a-z][\w:-]*(?:="[^"<]*")?)*\s*\/?>/gi;
window.trustedTypes?.createPolicy('default', {
  createHTML: html => (html.replace(TAG, '').includes('<') ? null : html),
  createScriptURL: address => (/^(\.\.\/)*(sw|embed)\.js$/.test(address) ? address : null),
});

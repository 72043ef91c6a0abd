// In the part of a test that runs in the browser an element is whatever the test expects it to be: where it is another
// one, the test fails by itself.
interface Element { [property: string]: any }
interface Node { [property: string]: any }
interface Window { [property: string]: any }
interface PerformanceEntry { [property: string]: any }
declare const trustedTypes: any;
/** A module from elsewhere, asked for to be refused. */
declare module 'http://*';

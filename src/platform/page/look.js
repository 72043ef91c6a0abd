// Before anything is painted: what the address, and what readers have chosen before, set of this document's look.
import { dataset, hosted, language, stored } from './document.js';
import { asked, framed } from './settle.js';

/** The theme; later changes of the address are followed by `navigate` of src/app.rs. */
const theme = asked.settings.get('theme') ?? (framed ? null : stored('theme'));
if (theme === 'light' || theme === 'dark') dataset.theme = theme;
if (asked.settings.get('transparent') === '1') dataset.transparent = '';
const hidden = (asked.settings.get('hide') ?? '').split(',');
if (hidden.includes('title')) dataset.untitled = '';
if (hidden.includes('actions')) dataset.hideActions = '';

// What is in the one file for readers without scripts is not shown.
if (dataset.isSingleFile !== undefined) dataset.scripted = '';

// To restore the scroll position, what is above it must have its true size.
if (/reload|back/.test(/** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType('navigation')[0])?.type))
  dataset.restoreScroll = '';

// Readers of another language get an offer, never a redirect.
if (hosted && !framed && language === 'zh' && !/^zh/i.test(navigator.language) && stored('lang') === null && parent === window)
  dataset.offer = '';

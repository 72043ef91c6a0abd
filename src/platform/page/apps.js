// Inside of messengers and the like: their browsers do nothing with files that a page makes, and take the first picture of a
// page for its card.
import { built, dataset } from './document.js';

const APPS = /MicroMessenger|\bQQ\/|MQQBrowser|UCBrowser|Weibo|DingTalk|AlipayClient|aweme|NewsArticle|baiduboxapp|XiaoHongShu/i;

if (APPS.test(navigator.userAgent)) {
  dataset.inApp = '';
  built.then(() => {
    const card = /** @type {HTMLImageElement | null} */ (document.querySelector('img.card-picture'));
    if (card) Object.assign(card, { loading: 'eager', src: card.dataset.src ?? card.src });
  });
}

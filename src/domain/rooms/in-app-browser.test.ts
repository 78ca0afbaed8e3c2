import { expect, test } from 'vitest'
import { isInAppBrowser } from './in-app-browser'

const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 7'
const apple = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  `${phone}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36`,
  `${apple} Version/17.5 Mobile/15E148 Safari/604.1`,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  '',
])('a browser of its own: %s', (agent) => expect(isInAppBrowser(agent)).toBe(false))

test.each([
  `${phone}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36`,
  `${apple} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0;FBDV/iPhone14,5]`,
  `${apple} Mobile/15E148 Instagram 340.0.0.22`,
  `${apple} Mobile/15E148 Safari/604.1 Line/14.9.0`,
])('a browser within an app: %s', (agent) => expect(isInAppBrowser(agent)).toBe(true))

/** The sender of a request without an actor: the address, for the throttle and never stored, and the device in words. */
import 'server-only'
import { headers } from 'next/headers'

export type Visitor = {
  readonly address: string
  readonly device: string
  /** The cookie by which a browser is known again (`known-devices.ts`). */
  readonly deviceToken?: string
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const named = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([pattern]) => pattern.test(agent))?.[1]

/** The browser and system of a user agent, such as "Firefox, Windows". Empty when neither is recognised. */
export const deviceOf = (agent: string): string =>
  [named(agent, browsers), named(agent, systems)].filter(Boolean).join(', ')

export const currentVisitor = async (): Promise<Visitor> => {
  const requestHeaders = await headers()
  return {
    address: requestHeaders.get('x-sender-address') ?? 'unknown',
    device: deviceOf(requestHeaders.get('user-agent') ?? ''),
  }
}

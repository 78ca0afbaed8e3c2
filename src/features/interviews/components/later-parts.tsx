'use client'

import { lazy, useEffect } from 'react'

const closing = () => import('./closing')
const dialogs = () => import('./dialogs')
const sheets = () => import('./call-sheets')

export const Closing = lazy(async () => ({ default: (await closing()).Closing }))
export const FindDialog = lazy(async () => ({ default: (await dialogs()).FindDialog }))
export const KeysDialog = lazy(async () => ({ default: (await dialogs()).KeysDialog }))
export const NoteSheet = lazy(async () => ({ default: (await sheets()).NoteSheet }))
export const TipSheet = lazy(async () => ({ default: (await sheets()).TipSheet }))

/**
 * What a call needs after its first question comes with the first press: the page is there sooner on a thin network, and all
 * of it is on the device long before a connection may be lost.
 */
export const useLaterParts = () =>
  useEffect(() => {
    const load = () => {
      for (const part of [closing, dialogs, sheets]) void part().catch(() => undefined)
    }
    const once = { once: true, capture: true }
    window.addEventListener('pointerdown', load, once)
    window.addEventListener('keydown', load, once)
    return () => {
      window.removeEventListener('pointerdown', load, { capture: true })
      window.removeEventListener('keydown', load, { capture: true })
    }
  }, [])

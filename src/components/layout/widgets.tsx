'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Scheme } from './scheme'
import { cssVariables, theme } from './theme'

/** Where a page uses a widget that is real work (combobox, dialog, dates, menu, notification). Scripts carry the nonce. */
export const Widgets = ({ scheme, nonce, children }: { scheme: Scheme; nonce: string; children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme={scheme}
    {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    getStyleNonce={() => nonce}
  >
    <Notifications position="bottom-left" />
    {children}
  </MantineProvider>
)

'use client'

// Mantine's baseline.css is left out: it styles the whole page and would stay loaded on pages without widgets.
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/VisuallyHidden.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Group.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/PillsInput.css'
import '@mantine/core/styles/Flex.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Menu.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scheme } from './scheme'
import { cssVariables, theme } from './theme'

/**
 * The nonce of the document, which its policy goes by. A page that was fetched in the background has another nonce of its own.
 */
const documentNonce = () => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

/** Wraps a page that uses a complex widget (combobox, menu). Mantine puts the nonce on its style elements. */
export const Widgets = ({ scheme, nonce, children }: { scheme: Scheme; nonce: string; children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme={scheme}
    {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    getStyleNonce={() => (typeof document === 'undefined' ? nonce : (documentNonce() ?? nonce))}
  >
    {children}
  </MantineProvider>
)

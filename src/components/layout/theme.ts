/** The Mantine theme. It uses the same design tokens as the native controls, so that both look the same. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e3efed',
  '#c8e0dd',
  '#a8d0cb',
  '#94cac4',
  '#7cc4bd',
  '#5ba9a2',
  '#3a8a84',
  '#20706b',
  '#0f5d5a',
  '#0a4744',
]

export const theme = createTheme({
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: '10px' },
  fontSizes: { sm: '0.9375rem', md: '1.0625rem' },
  components: {
    Select: { defaultProps: { size: 'md', comboboxProps: { shadow: 'none' } } },
    MultiSelect: { defaultProps: { size: 'md' } },
  },
})

const variables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--warn)',
  '--mantine-line-height': '1.55',
}

/** Replaces the shades that Mantine uses for fields, open lists and hovered options by our own tokens. */
const light = { ...variables, '--mantine-color-gray-2': 'var(--line-strong)' }
const dark = { ...variables, '--mantine-color-dark-6': 'var(--sheet)', '--mantine-color-dark-4': 'var(--line)' }

export const cssVariables: CSSVariablesResolver = () => ({ variables, light, dark })

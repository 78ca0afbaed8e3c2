import { defineConfig } from '@playwright/test'
import journeys from '../playwright.config'

/** No journey: `npm run attack` has it write down what its tools send (`attack-requests.mjs`). */
export default defineConfig(journeys, { testDir: '.', testMatch: 'attack-requests.mjs', reporter: 'line' })

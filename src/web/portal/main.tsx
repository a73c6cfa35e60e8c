import '@fontsource-variable/inter/wght.css'
import '../invoice-link/page.css'
import './portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { language } from '../invoice-link/language.ts'
import { Portal } from './portal.tsx'

document.documentElement.lang = language

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
)

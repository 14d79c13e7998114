/**
 * Texts that the profile form can offer for the two fields in which a form has boxes to tick. Any other text is
 * printed as it is.
 */
export const FORM_CHOICES = {
  "route.environment": ["Eksternt testmiljø", "Produktion", "Eksternt testmiljø og produktion"],
  "cleanup.action": ["Slet", "Slet og send advis"],
} as const;

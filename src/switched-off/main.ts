/**
 * The whole script of the switch-off build (npm run build:off). The page says everything without it; Outlook only has
 * to hear that the pane has started, or it shows an error of its own in its place.
 */
if (typeof Office !== "undefined") void Office.onReady();

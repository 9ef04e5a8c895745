/** What people see and do: tests in a real Chromium, through the pages only, in the words of the trade. */
package org.rihla.screens;

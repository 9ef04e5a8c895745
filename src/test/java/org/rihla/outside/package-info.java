/** What reaches Rihla from outside, over a real connection to the real server: what it answers to everybody, and to whoever means it harm. */
package org.rihla.outside;

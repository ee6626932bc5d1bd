/** Kills servers, databases and disks under load and counts what was lost; size by {@code -Dbonafide.faults}. */
package bonafide.server.faults;

import { requireMembers } from "../errors";
import type { Energy } from "./energy";

/** Checks that what came is an energy. @throws OptionError naming `subject`, who asked. */
export function requireEnergy(energy: Energy, subject: string): void {
  requireMembers("energy", energy, {
    subject,
    kind: "una energía",
    members: ["shape", "energyAndGradient"],
    remedy: "por ejemplo doubleWell() o networkEnergy(red)",
  });
}

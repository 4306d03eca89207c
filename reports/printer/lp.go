//go:build !windows

package printer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// Printers lists the printers and names the one that is used unless another is chosen, ""
// when there is no such choice.
func Printers(ctx context.Context) (names []string, usual string, err error) {
	if _, err := exec.LookPath("lp"); err != nil {
		return nil, "", ErrNoPrinter
	}
	out, err := command(ctx, "lpstat", "-e").Output()
	if err != nil || len(bytes.TrimSpace(out)) == 0 {
		return nil, "", errors.Join(ErrNoPrinter, ctx.Err())
	}
	names = strings.Fields(string(out))
	if out, err := command(ctx, "lpstat", "-d").Output(); err == nil {
		_, usual, _ = strings.Cut(strings.TrimSpace(string(out)), ": ")
	}
	if usual == "" && len(names) == 1 {
		usual = names[0]
	}
	return names, usual, nil
}

// Ready fails with ErrNoPrinter when nothing can be printed; a sheet need not be made then.
func Ready(ctx context.Context) error {
	if _, err := exec.LookPath("lpstat"); err != nil {
		if _, err := exec.LookPath("lp"); err != nil {
			return ErrNoPrinter
		}
		return nil // lp alone will say
	}
	_, _, err := Printers(ctx)
	return err
}

// Print hands the sheet to lp. Its queue holds the sheet until it is on paper; the guide
// says how to keep it from holding it longer.
func Print(ctx context.Context, j Job) error {
	if _, err := exec.LookPath("lp"); err != nil {
		return ErrNoPrinter
	}
	if j.Printer == "" {
		_, usual, err := Printers(ctx)
		if err == nil {
			j.Printer = usual
		}
	}
	args := []string{"-s", "-t", j.Title, "-o", "media=A4", "-o", "print-scaling=none"}
	if j.Printer != "" {
		args = append(args, "-d", j.Printer)
	}
	if j.Copies > 1 {
		args = append(args, "-n", strconv.Itoa(j.Copies))
	}
	c := command(ctx, "lp", append(args, "--", "-")...)
	c.Stdin = bytes.NewReader(j.PDF)
	out, err := c.CombinedOutput()
	if err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("print %s: %w", j.Title, ctx.Err())
		}
		return fmt.Errorf("print %s: %w: %s", j.Title, err, bytes.TrimSpace(out))
	}
	return nil
}

// command runs name so that it answers in English, in which its answers are read.
func command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "LC_ALL=C")
	return c
}

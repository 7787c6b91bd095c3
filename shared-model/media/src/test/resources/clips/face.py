# draws a face that speaks, smiles and frowns: pictures as raw RGB, 25 a second
import math, sys
import numpy as np
from PIL import Image, ImageDraw, ImageFilter
W,H,S=160,120,4
def face(t, smile, brow):
    w,h=W*S,H*S
    im=Image.new('RGB',(w,h),(96,112,128)); d=ImageDraw.Draw(im)
    cx=w*0.5+math.sin(t*0.7)*6*S; cy=h*0.5+math.sin(t*1.1)*2*S
    skin=(224,178,150); dark=(90,60,45)
    u=S*1.0
    d.ellipse([cx-38*u,cy-50*u,cx+38*u,cy+20*u],fill=(70,48,36))           # hair
    d.ellipse([cx-33*u,cy-42*u,cx+33*u,cy+46*u],fill=skin)                  # head
    d.pieslice([cx-36*u,cy-50*u,cx+36*u,cy+6*u],180,360,fill=(70,48,36))
    d.rectangle([cx-33*u,cy-26*u,cx+33*u,cy-22*u],fill=skin)
    blink = (t%4.1)<0.15
    for s in (-1,1):
        ex=cx+s*14*u; ey=cy-9*u
        if blink: d.line([ex-7*u,ey,ex+7*u,ey],fill=dark,width=int(1.5*u))
        else:
            d.ellipse([ex-7*u,ey-4*u,ex+7*u,ey+4*u],fill=(250,250,250))
            d.ellipse([ex-3.4*u,ey-3.6*u,ex+3.4*u,ey+3.6*u],fill=(70,90,60))
            d.ellipse([ex-1.6*u,ey-1.6*u,ex+1.6*u,ey+1.6*u],fill=(10,10,10))
        by=ey-9*u
        d.line([ex-s*8*u,by+brow*4*u,ex+s*8*u,by-brow*1*u],fill=dark,width=int(2.4*u))
    d.polygon([(cx-1.5*u,cy-8*u),(cx+1.5*u,cy-8*u),(cx+6*u,cy+10*u),(cx-6*u,cy+10*u)],fill=(212,164,138))
    d.ellipse([cx-6*u,cy+6*u,cx-1*u,cy+11*u],fill=(190,140,118)); d.ellipse([cx+1*u,cy+6*u,cx+6*u,cy+11*u],fill=(190,140,118))
    op=max(0,math.sin(t*14))*4+1
    my=cy+24*u; mw=(12+3*max(smile,0))*u
    pts=[(cx+k/10*mw, my - smile*6*u*(k/10)**2 *1.0 + smile*2*u) for k in range(-10,11)]
    up=[(x,y-1.5*u) for x,y in pts]; lo=[(x,y+(op+1.5)*u*(1-((x-cx)/mw)**2)) for x,y in reversed(pts)]
    d.polygon(up+lo,fill=(150,50,50))
    if op>2: d.polygon([(x,y+0.6*u) for x,y in pts]+[(x,y+(op-0.4)*u*(1-((x-cx)/mw)**2)) for x,y in reversed(pts)],fill=(70,20,20))
    im=im.filter(ImageFilter.GaussianBlur(S*0.6))
    a=np.asarray(im.resize((W,H),Image.LANCZOS)).astype(np.float32)
    yy,xx=np.mgrid[0:H,0:W]
    shade=1.08-0.28*(xx/W)-0.1*(yy/H)
    return np.clip(a*shade[...,None],0,255).astype(np.uint8)
seconds,rate=float(sys.argv[1]),int(sys.argv[2])
out=sys.stdout.buffer
for i in range(int(seconds*rate)):
    t=i/rate; phase=math.sin(2*math.pi*t/20)
    out.write(face(t, phase, max(0,-phase)).tobytes())
